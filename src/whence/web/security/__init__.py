"""What stands between a browser and the desk. One call, ``guards.protect``, puts all of it around an application."""
