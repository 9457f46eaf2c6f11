"""Fetching: the one way out to the network, with manners. ``client.Client`` is what everything else uses."""
