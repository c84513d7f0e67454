"""A case turned into numbers per period, for one scenario and one regime: pure functions."""

from supplychain.instance.instance import Instance, build_instance
from supplychain.instance.network import Network, build_network

__all__ = ["Instance", "Network", "build_instance", "build_network"]
