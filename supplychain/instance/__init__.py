"""A case turned into numbers per period, for one scenario and one regime: pure functions."""

from supplychain.instance.agreements import Regime
from supplychain.instance.build import Instances, build_instance
from supplychain.instance.instance import Instance
from supplychain.instance.network import Network, build_network

__all__ = ["Instance", "Instances", "Network", "Regime", "build_instance", "build_network"]
