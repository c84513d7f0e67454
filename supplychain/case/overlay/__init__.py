"""Partial tables of several senders, laid over a base."""
