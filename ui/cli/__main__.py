"""`python -m ui.cli`: the command line without the installed script."""

from ui.cli.main import main

if __name__ == "__main__":
    main(prog_name="rotabene")
