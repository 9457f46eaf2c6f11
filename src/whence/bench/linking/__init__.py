"""The bench on linking: which claims of different reports tell of the same incident."""
