"""Command lines."""

import sys

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = _name_of(argument)
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    pass


class Namespace:
    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        return f"Namespace({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"


class HelpFormatter:
    raw = False
    defaults = False


class RawDescriptionHelpFormatter(HelpFormatter):
    raw = True


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    defaults = True


class MetavarTypeHelpFormatter(HelpFormatter):
    pass


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._args = mode, bufsize, encoding, errors

    def __call__(self, string):
        if string == "-":
            return sys.stdin if "r" in self._args[0] else sys.stdout
        try:
            return open(string, *self._args)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}")


def _name_of(action):
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    return action.metavar if isinstance(action.metavar, str) else action.dest


class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, **more):
        self.option_strings, self.dest, self.nargs, self.const = option_strings, dest, nargs, const
        self.default, self.type, self.choices, self.required = default, type, choices, required
        self.help, self.metavar = help, metavar

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _Store(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _Const(Action):
    def __init__(self, option_strings, dest, const=None, default=None, **more):
        more["nargs"] = 0
        super().__init__(option_strings, dest, const=const, default=default, **more)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _True(_Const):
    def __init__(self, option_strings, dest, default=False, **more):
        super().__init__(option_strings, dest, True, default, **more)


class _False(_Const):
    def __init__(self, option_strings, dest, default=True, **more):
        super().__init__(option_strings, dest, False, default, **more)


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, **more):
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith("--"):
                names.append("--no-" + name[2:])
        more["nargs"] = 0
        super().__init__(names, dest, **more)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))


class _Append(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [values])


class _AppendConst(_Const):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [self.const])


class _Extend(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + list(values))


class _Count(_Const):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _Help(_Const):
    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _Version(_Const):
    def __init__(self, option_strings, dest=SUPPRESS, version=None, **more):
        super().__init__(option_strings, dest, default=SUPPRESS, **more)
        self.version = version
        self.help = self.help or "show program's version number and exit"

    def __call__(self, parser, namespace, values, option_string=None):
        print((self.version or "") % {"prog": parser.prog})
        parser.exit()


class _SubParsers(Action):
    def __init__(self, option_strings, dest, prog, parser_class, **more):
        super().__init__(option_strings, dest, nargs=PARSER, **more)
        self._prog, self._parser_class = prog, parser_class
        self.choices = {}
        self._helps = []

    def add_parser(self, name, *, help=None, aliases=(), **more):
        more.setdefault("prog", f"{self._prog} {name}")
        parser = self._parser_class(**more)
        for n in (name, *aliases):
            self.choices[n] = parser
        if help is not None:
            self._helps.append((name + (f" ({', '.join(aliases)})" if aliases else ""), help))
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name, rest = values[0], values[1:]
        if self.dest != SUPPRESS:
            setattr(namespace, self.dest, name)
        found, left = self.choices[name].parse_known_args(rest)
        vars(namespace).update(vars(found))
        if left:
            vars(namespace).setdefault("_unrecognized_args", []).extend(left)


_ACTIONS = {
    None: _Store, "store": _Store, "store_const": _Const, "store_true": _True, "store_false": _False,
    "append": _Append, "append_const": _AppendConst, "extend": _Extend, "count": _Count, "help": _Help,
    "version": _Version,
}  # fmt: skip


class _Group:
    """Takes arguments for a parser."""

    def __init__(self, parser, title=None, description=None, exclusive=False, required=False):
        self._parser = parser
        self.title, self.description = title, description
        self._exclusive, self.required = exclusive, required
        self._members = []

    def add_argument(self, *names, **options):
        action = self._parser._add(names, options)
        self._members.append(action)
        return action

    def add_mutually_exclusive_group(self, *, required=False):
        group = self._parser.add_mutually_exclusive_group(required=required)
        group._members_of = self
        return group


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error",
                 add_help=True, allow_abbrev=True, exit_on_error=True, **more):
        self.prog = (sys.argv[0] if sys.argv else "").rsplit("/", 1)[-1] if prog is None else prog
        self.usage, self.description, self.epilog = usage, description, epilog
        self.formatter_class, self.exit_on_error, self.allow_abbrev = formatter_class, exit_on_error, allow_abbrev
        self.argument_default = argument_default
        self._actions, self._groups, self._exclusive = [], [], []
        self._defaults = {}
        self._subparsers = None
        if add_help:
            self._add(("-h", "--help"), {"action": "help", "default": SUPPRESS, "help": "show this help message and exit"})
        for parent in parents:
            self._actions += [a for a in parent._actions if a not in self._actions and not isinstance(a, _Help)]
            self._groups += parent._groups
            self._exclusive += parent._exclusive
            self._defaults.update(parent._defaults)

    # Declaring

    def add_argument(self, *names, **options):
        return self._add(names, options)

    def _add(self, names, options):
        options = dict(options)
        if names and names[0].startswith("-"):
            dest = options.pop("dest", None)
            if dest is None:
                long = [n for n in names if n.startswith("--")] or list(names)
                dest = long[0].lstrip("-").replace("-", "_")
                if not dest:
                    raise ValueError(f"dest= is required for options like {names[0]!r}")
            for other in self._actions:
                for name in names:
                    if name in other.option_strings:
                        raise ArgumentError(_Store(list(names), dest), f"conflicting option string: {name}")
            options["option_strings"] = list(names)
        else:
            if len(names) > 1:
                raise ValueError("invalid option string: must start with a character '-'")
            if names and "dest" in options:
                raise ValueError("dest supplied twice for positional argument")
            dest = names[0] if names else options.pop("dest")
            if options.get("required") is not None and "required" in options:
                raise TypeError("'required' is an invalid argument for positionals")
            options["option_strings"] = []
            nargs = options.get("nargs")
            options["required"] = nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, 0)
        kind = options.pop("action", None)
        if isinstance(kind, str) or kind is None:
            if kind not in _ACTIONS:
                raise ValueError(f'unknown action "{kind}"')
            kind = _ACTIONS[kind]
        if "default" not in options and self.argument_default is not None:
            options["default"] = self.argument_default
        action = kind(dest=dest, **options)
        self._actions.append(action)
        return action

    def add_argument_group(self, title=None, description=None, **more):
        group = _Group(self, title, description)
        self._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        group = _Group(self, exclusive=True, required=required)
        self._exclusive.append(group)
        return group

    def add_subparsers(self, *, title=None, description=None, prog=None, parser_class=None, dest=SUPPRESS,
                       required=False, help=None, metavar=None, action=None):
        if self._subparsers is not None:
            raise ArgumentError(None, "cannot have multiple subparser arguments")
        positionals = [self._metavar(a) for a in self._actions if not a.option_strings]
        sub = _SubParsers(
            [], dest, prog or " ".join([self.prog] + positionals), parser_class or type(self), required=required,
            help=help, metavar=metavar,
        )  # fmt: skip
        self._subparsers = sub
        self._actions.append(sub)
        if title or description:
            group = self.add_argument_group(title or "subcommands", description)
            group._members.append(sub)
        return sub

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    # Parsing

    def parse_args(self, args=None, namespace=None):
        found, left = self.parse_known_args(args, namespace)
        if left:
            self.error("unrecognized arguments: " + " ".join(left))
        return found

    def parse_known_args(self, args=None, namespace=None):
        args = list(sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest != SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        if not self.exit_on_error:
            return self._parse(args, namespace)
        try:
            return self._parse(args, namespace)
        except ArgumentError as e:
            self.error(str(e))

    parse_intermixed_args = parse_args

    def _option(self, arg):
        """(action, its name, value after "=") of an argument; None if it is not an option."""
        if not arg.startswith("-") or arg == "-":
            return None
        for action in self._actions:
            if arg in action.option_strings:
                return action, arg, None
        name, equals, value = arg.partition("=")
        value = value if equals else None
        if equals:
            for action in self._actions:
                if name in action.option_strings:
                    return action, name, value
        if arg.startswith("--"):
            if self.allow_abbrev:
                found = [(a, n) for a in self._actions for n in a.option_strings if n.startswith(name)]
                if len(found) > 1:
                    names = ", ".join(n for _, n in found)
                    raise ArgumentError(None, f"ambiguous option: {arg} could match {names}")
                if found:
                    return found[0][0], found[0][1], value
        else:
            for action in self._actions:
                if arg[:2] in action.option_strings:
                    return action, arg[:2], arg[2:]
        digits = arg[1:].replace(".", "", 1)
        if digits.isdigit() and not any(
            n[1:].isdigit() for a in self._actions for n in a.option_strings
        ) or " " in arg:
            return None
        return None, arg, value

    def _parse(self, args, namespace):
        # Which arguments are options ("O") and which are not ("A"), up to "--".
        kinds = []
        for i, arg in enumerate(args):
            if arg == "--":
                kinds += ["-"] + ["A"] * (len(args) - i - 1)
                break
            kinds.append("A" if self._option(arg) is None else "O")
        positionals = [a for a in self._actions if not a.option_strings]
        extras, seen = [], []
        at = 0

        def run(action, values, option=None):
            seen.append(action)
            for group in self._exclusive:
                if action in group._members:
                    for other in group._members:
                        if other is not action and other in seen:
                            raise ArgumentError(action, f"not allowed with argument {_name_of(other)}")
            action(self, namespace, values, option)

        def take(start):
            """Gives as many positionals as fit what stands from `start` on."""
            count = 0
            while start + count < len(args) and kinds[start + count] != "O":
                count += 1
            texts = [a for a, k in zip(args[start : start + count], kinds[start : start + count]) if k != "-"]
            if any(a.nargs in (PARSER, REMAINDER) for a in positionals):
                everything = [a for a in args[start:]]
            else:
                everything = texts
            chosen = self._fit(positionals, len(texts), start + count < len(args))
            used = 0
            for action, n in chosen:
                positionals.remove(action)
                if action.nargs in (PARSER, REMAINDER):
                    part = everything[used:]
                    run(action, self._values(action, part))
                    return len(args)
                part = texts[used : used + n]
                used += n
                if n or action.nargs not in (ZERO_OR_MORE, OPTIONAL):
                    run(action, self._values(action, part))
                elif action.nargs == OPTIONAL or action.default is not None:
                    setattr(namespace, action.dest, self._default_value(action))
                else:
                    setattr(namespace, action.dest, [])
            extras.extend(texts[used:])
            return start + count

        while at < len(args):
            if kinds[at] != "O":
                at = take(at)
                continue
            action, name, value = self._option(args[at])
            at += 1
            if action is None:
                extras.append(args[at - 1])
                continue
            if action.nargs == 0:
                if value is not None and not name.startswith("--"):
                    # Several short options in one.
                    run(action, [], name)
                    args[at - 1] = "-" + value
                    kinds[at - 1] = "O"
                    at -= 1
                    if self._option(args[at]) is None or self._option(args[at])[0] is None:
                        raise ArgumentError(action, f"ignored explicit argument {value!r}")
                    continue
                if value is not None:
                    raise ArgumentError(action, f"ignored explicit argument {value!r}")
                run(action, [], name)
                continue
            if value is not None:
                run(action, self._values(action, [value]), name)
                continue
            count = 0
            most = {None: 1, OPTIONAL: 1}.get(action.nargs, action.nargs if isinstance(action.nargs, int) else len(args))
            while count < most and at + count < len(args) and kinds[at + count] == "A":
                count += 1
            if action.nargs is None and count < 1:
                raise ArgumentError(action, "expected one argument")
            if action.nargs == ONE_OR_MORE and count < 1:
                raise ArgumentError(action, "expected at least one argument")
            if isinstance(action.nargs, int) and count < action.nargs:
                raise ArgumentError(action, f"expected {action.nargs} argument{'s' if action.nargs != 1 else ''}")
            run(action, self._values(action, args[at : at + count]), name)
            at += count
        if positionals:
            take(len(args))
        missing = []
        for action in self._actions:
            if action in seen:
                continue
            if action.required:
                missing.append(_name_of(action) if action.dest != SUPPRESS or action.metavar else self._metavar(action))
            elif isinstance(action.default, str) and getattr(namespace, action.dest, None) is action.default:
                setattr(namespace, action.dest, self._convert(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        for group in self._exclusive:
            if group.required and not any(a in seen for a in group._members):
                names = " ".join(_name_of(a) for a in group._members if a.help is not SUPPRESS)
                raise ArgumentError(None, f"one of the arguments {names} is required")
        extras += vars(namespace).pop("_unrecognized_args", [])
        return namespace, extras

    def _fit(self, positionals, count, more_to_come):
        """How many arguments each of the first positionals gets."""
        least = lambda a: {None: 1, ONE_OR_MORE: 1, PARSER: 1}.get(a.nargs, a.nargs if isinstance(a.nargs, int) else 0)
        fitting = []
        total = 0
        for action in positionals:
            if total + least(action) > count:
                break
            if more_to_come and least(action) == 0 and total >= count:
                break
            total += least(action)
            fitting.append(action)
        chosen = []
        left = count - total
        for action in fitting:
            n = least(action)
            if action.nargs == OPTIONAL:
                extra = min(1, left)
            elif action.nargs in (ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER):
                extra = left
            else:
                extra = 0
            left -= extra
            chosen.append((action, n + extra))
        return chosen

    def _default_value(self, action):
        return self._convert(action, action.default) if isinstance(action.default, str) else action.default

    def _convert(self, action, text):
        kind = action.type
        if kind is None:
            return text
        try:
            return kind(text)
        except ArgumentTypeError as e:
            raise ArgumentError(action, str(e))
        except (TypeError, ValueError):
            name = getattr(kind, "__name__", repr(kind))
            raise ArgumentError(action, f"invalid {name} value: {text!r}")

    def _values(self, action, texts):
        nargs = action.nargs
        if nargs == PARSER:
            self._check(action, texts[0])
            return texts
        if nargs == REMAINDER:
            return [self._convert(action, t) for t in texts]
        if nargs == OPTIONAL and not texts:
            value = action.const if action.option_strings else action.default
            return self._convert(action, value) if isinstance(value, str) else value
        values = [self._convert(action, t) for t in texts]
        for value in values:
            self._check(action, value)
        return values[0] if nargs in (None, OPTIONAL) else values

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            show = repr if not isinstance(action, _SubParsers) else repr
            raise ArgumentError(
                action, f"invalid choice: {value!r} (choose from {', '.join(show(c) for c in action.choices)})"
            )

    # Help

    def _metavar(self, action):
        if action.metavar is not None:
            return action.metavar
        if action.choices is not None:
            return "{" + ",".join(map(str, action.choices)) + "}"
        return action.dest.upper() if action.option_strings else action.dest

    def _arguments(self, action):
        name = self._metavar(action)
        names = name if isinstance(name, tuple) else None
        one = names[0] if names else name
        if action.nargs is None:
            return one
        if action.nargs == OPTIONAL:
            return f"[{one}]"
        if action.nargs == ZERO_OR_MORE:
            return f"[{one} ...]"
        if action.nargs == ONE_OR_MORE:
            return f"{one} [{names[1] if names else one} ...]"
        if action.nargs == PARSER:
            return f"{one} ..."
        if action.nargs == REMAINDER:
            return "..."
        return " ".join(names or [one] * action.nargs)

    def _usage_parts(self):
        options, positionals = [], []
        done = []
        for action in self._actions:
            if action.help is SUPPRESS or action in done:
                continue
            group = next((g for g in self._exclusive if action in g._members), None)
            members = [action] if group is None else [a for a in group._members if a.help is not SUPPRESS]
            done += members
            texts = []
            for a in members:
                if not a.option_strings:
                    texts.append(self._arguments(a))
                elif isinstance(a, BooleanOptionalAction):
                    texts.append(" | ".join(a.option_strings))
                else:
                    texts.append(a.option_strings[0] + (" " + self._arguments(a) if a.nargs != 0 else ""))
            text = " | ".join(texts)
            if group is not None and len(members) > 1:
                text = f"({text})" if group.required else f"[{text}]"
            elif action.option_strings and not action.required:
                text = f"[{text}]"
            (options if action.option_strings else positionals).append(text)
        return options, positionals

    def format_usage(self):
        if self.usage is not None:
            return f"usage: {self.usage % {'prog': self.prog}}\n"
        options, positionals = self._usage_parts()
        start = f"usage: {self.prog}"
        whole = " ".join([start] + options + positionals)
        if len(whole) <= _width():
            return whole + "\n"
        indent = " " * (len(start) + 1)
        lines, line = [], start
        for part_of in (options, positionals):
            for part in part_of:
                if len(line) + 1 + len(part) > _width() and line.strip():
                    lines.append(line)
                    line = indent + part
                else:
                    line += (" " if line == start or line.strip() and line != indent else "") + part
            if part_of is options and positionals:
                lines.append(line)
                line = indent
        lines.append(line)
        return "\n".join(lines) + "\n"

    def _section(self, title, description, actions):
        rows = []
        for action in actions:
            if action.help is SUPPRESS:
                continue
            if action.option_strings:
                more = "" if action.nargs == 0 else " " + self._arguments(action)
                names = ", ".join(n + more for n in action.option_strings)
            else:
                names = self._metavar(action) if action.nargs != PARSER else self._metavar(action)
            rows.append((2, names, self._help_text(action)))
            if isinstance(action, _SubParsers):
                rows += [(4, name, text) for name, text in action._helps]
        text = ""
        if description:
            text += "".join(f"  {line}\n" for line in _wrap(description, _width() - 2)) + "\n"
        for indent, names, help in rows:
            column = self._column
            head = " " * indent + names
            if not help:
                text += head + "\n"
                continue
            lines = _wrap(help, max(_width() - column, 11))
            if len(head) + 2 <= column:
                text += head.ljust(column) + lines.pop(0) + "\n"
            else:
                text += head + "\n"
            text += "".join(" " * column + line + "\n" for line in lines)
        return f"\n{title}:\n{text}" if text else ""

    def _help_text(self, action):
        text = action.help or ""
        if self.formatter_class.defaults and "%(default)" not in text and text:
            if action.default is not SUPPRESS and (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
                text += " (default: %(default)s)"
        if "%" not in text:
            return text
        values = dict(vars(action), prog=self.prog)
        if values.get("choices") is not None:
            values["choices"] = ", ".join(map(str, values["choices"]))
        if hasattr(values.get("type"), "__name__"):
            values["type"] = values["type"].__name__
        return text % values

    def format_help(self):
        longest = 0
        for action in self._actions:
            if action.help is SUPPRESS:
                continue
            more = "" if action.nargs == 0 or not action.option_strings else " " + self._arguments(action)
            names = ", ".join(n + more for n in action.option_strings) or str(self._metavar(action))
            longest = max(longest, len(names) + 2)
            if isinstance(action, _SubParsers):
                longest = max([longest] + [len(n) + 4 for n, _ in action._helps])
        self._column = min(longest + 2, 24)
        text = self.format_usage()
        if self.description:
            description = self.description % {"prog": self.prog} if "%(prog)" in self.description else self.description
            text += "\n" + (description if self.formatter_class.raw else "\n".join(_wrap(description, _width()))) + "\n"
        grouped = [a for g in self._groups for a in g._members]
        text += self._section(
            "positional arguments", None, [a for a in self._actions if not a.option_strings and a not in grouped]
        )
        text += self._section("options", None, [a for a in self._actions if a.option_strings and a not in grouped])
        for group in self._groups:
            text += self._section(group.title, group.description, group._members)
        if self.epilog:
            text += "\n" + (self.epilog if self.formatter_class.raw else "\n".join(_wrap(self.epilog, _width()))) + "\n"
        return text

    def print_usage(self, file=None):
        print(self.format_usage(), end="", file=file or sys.stdout)

    def print_help(self, file=None):
        print(self.format_help(), end="", file=file or sys.stdout)

    def exit(self, status=0, message=None):
        if message:
            print(message, end="", file=sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


def _width():
    return 78


def _wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line += (" " if line else "") + word
    return lines + [line] if line else lines
