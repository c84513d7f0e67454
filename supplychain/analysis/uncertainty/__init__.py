"""How sure an answer is: what it leans on, what it rests on, and every range drawn at once."""
