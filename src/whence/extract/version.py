"""The name and version that claims carry of the stage that made them; apart, so that naming it loads no network."""

VERSION = "extract.v1"
