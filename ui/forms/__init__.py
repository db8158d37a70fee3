"""Forms: fields that give and take records' values, a label and an error to each, saved as one step."""
