"""Answer to text, chart, card or document. Renders the parts of an answer and never asks which kind it is."""
