"""The command `rotabene` and its verbs. Each verb is imported when it is asked for: start-up stays short."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Any

import click

from planner import __version__
from ui.bootstrap import EXPLAIN_VERB, WORKER_VERB

# Verb, the module and command it lives in, and whether `--help` lists it.
_VERBS: dict[str, str] = {
    "sample": "ui.cli.sample_verb:sample",
    "schema": "ui.cli.schema_verb:schema",
    "plan": "ui.cli.plan_verb:plan",
    "repair": "ui.cli.repair_verb:repair",
    "check": "ui.cli.check_verb:check",
    "show": "ui.cli.show_verb:show",
    "toil": "ui.cli.toil_verb:toil",
    "release": "ui.cli.release_verb:release",
    "explain": "ui.cli.explain_verb:explain",
    "why": "ui.cli.why_verb:why",
    "takers": "ui.cli.takers_verb:takers",
    "export": "ui.cli.export_verb:export",
    "sign-ins": "ui.cli.sign_ins_verb:sign_ins",
    "teams": "ui.cli.teams_verb:teams",
    "swaps": "ui.cli.swaps_verb:swaps",
    "requests": "ui.cli.requests_verb:requests",
    "hours": "ui.cli.hours_verb:hours",
    "visits": "ui.cli.visits_verb:visits",
    "flexible": "ui.cli.flexible_verb:flexible",
    "take-out": "ui.cli.take_out_verb:take_out",
    "notices": "ui.cli.notices_verb:notices",
    "calendar": "ui.cli.calendar_verb:calendar",
    "restore": "ui.cli.restore_verb:restore",
    "check-log": "ui.cli.check_log_verb:check_log",
    WORKER_VERB: "ui.cli.solve_worker_verb:solve_worker",
    EXPLAIN_VERB: "ui.cli.explain_worker_verb:explain_worker",
}


class VerbGroup(click.Group):
    """A group that imports its verbs late and tells every trouble in a sentence, never a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *_VERBS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return super().get_command(ctx, cmd_name)
        module, _, name = _VERBS[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        from ui.cli.troubles import ReaderGoneError

        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            # Click would end the program with 1 here, which is the code of a broken law.
            raise ReaderGoneError from error

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        from ui.cli.troubles import run_in_sentences

        def run() -> object:
            return super(VerbGroup, self).main(
                args, prog_name or "rotabene", complete_var, standalone_mode=False, **extra
            )

        sys.exit(run_in_sentences(run))


@click.group(
    cls=VerbGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="TEAM is a team file, - for standard input, or the name of a sample team (see “rotabene sample”).",
)
@click.version_option(__version__, prog_name="rotabene")
def main() -> None:
    """Plan the rota of a social-work team.

    \b
    rotabene plan riverside -o rota.json
    rotabene show riverside rota.json
    rotabene export riverside rota.json --format pdf -o rota.pdf
    """
