"""What each verb takes and tells in --help; modules here import nothing heavy."""
