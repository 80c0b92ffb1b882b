"""What is wrong with a finished package, anyone's: one module a family of rules, one function a rule."""
