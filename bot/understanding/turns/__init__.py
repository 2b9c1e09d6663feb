"""What words mean beside how they are spelt: a sentence encoder and the measures nearest to a question."""
