"""One module per command, loaded when the command is called.

Each holds ``app``, made by :func:`cli.session.command_app`; with one command in it, it is that command, with several a
group. The first parameter of a command is its ``typer.Context``, from which :func:`cli.session.session_of` gives the
store, the day and the way to answer. What a command needs is imported at the top only if every run needs it.
"""
