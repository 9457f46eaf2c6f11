"""Train, export and measure the encoder. Not imported by `src`."""
