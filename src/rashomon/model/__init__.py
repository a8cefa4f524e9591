"""What things are: frozen values that every stage reads and gives; standard library only."""
