"""Work that goes on beside the window, in processes of its own."""
