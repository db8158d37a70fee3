"""Use cases, one file for each thing a person does: build, edit and publish a rota."""
