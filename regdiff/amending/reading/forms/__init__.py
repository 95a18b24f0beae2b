"""The forms of orders: one entry each, with its example; `table` lists them."""
