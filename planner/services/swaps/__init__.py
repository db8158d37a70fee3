"""Work that changes hands: who may take it, and a request's way from asking to done."""
