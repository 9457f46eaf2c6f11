"""What the data is. Standard library only; every other package imports from here and nothing here imports from them."""
