"""What instrumented code calls. Lives in the student's interpreter, and is reached through constants of code objects only."""
