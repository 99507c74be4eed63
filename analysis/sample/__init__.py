"""A made-up province to practise on: months that hold together, marked as made up wherever they are printed."""
