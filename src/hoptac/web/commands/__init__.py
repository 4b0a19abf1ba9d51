"""What single commands of the command line do, once Django is set up."""
