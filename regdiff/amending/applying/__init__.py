"""From a base and instruments to the text that they make, and what became of every order."""
