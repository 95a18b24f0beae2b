"""Operations → the text of an instrument in official style."""
