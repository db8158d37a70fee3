"""What the frame shows: the inspector, the problems panel, the progress card. Views open no dialogs."""
