//! Arguments with mistakes.

use expect_test::expect;
use support::smithygen;

#[test]
fn mistakes_in_arguments_are_reported_with_help_and_the_page_of_the_command() {
    let cases: [&[&str]; 22] = [
        &["codegne"],
        &["help", "dif"],
        &["make"],
        &["--check"],
        &["codegen", "--chek"],
        &["codegen", "--operations=A"],
        &["codegen", "--types_only"],
        &["codegen", "--zzz"],
        &["codegen", "-o"],
        &["codegen", "-x"],
        &["codegen", "a b.json"],
        &["codegen", "--check=yes"],
        &["codegen", "--model"],
        &["codegen", "--operation"],
        &["codegen", "--model", "a.json"],
        &["codegen", "--out", "a"],
        &["codegen", "--check", "--out", "a"],
        &["codegen", "--config", "a"],
        &["codegen", "--crate-name", "a"],
        &["codegen", "--service", "a"],
        &["codegen", "--operation", "a"],
        &["codegen", "--types-only"],
    ];
    let messages = cases.map(|arguments| {
        let outcome = smithygen(arguments);
        outcome.exits_with(2);
        assert_eq!(outcome.stdout, "", "of {arguments:?}");
        format!("{}:\n{}\n", arguments.join(" "), outcome.stderr)
    });
    expect![[r#"
        codegne:
        error: unknown command `codegne`
          help: did you mean `codegen`? (see `smithygen --help`)

        help dif:
        error: unknown command `dif`
          help: did you mean `diff`? (see `smithygen --help`)

        make:
        error: unknown command `make`
          help: the commands are `codegen`, `diff`, `import` and `init` (see `smithygen --help`)

        --check:
        error: `--check` isn't a command
          help: options come after the command, as in `smithygen codegen --check` (see `smithygen --help`)

        codegen --chek:
        error: unknown option `--chek`
          help: did you mean `--check`? (see `smithygen codegen --help`)

        codegen --operations=A:
        error: unknown option `--operations`
          help: did you mean `--operation`? (see `smithygen codegen --help`)

        codegen --types_only:
        error: unknown option `--types_only`
          help: did you mean `--types-only`? (see `smithygen codegen --help`)

        codegen --zzz:
        error: unknown option `--zzz`
          help: see `smithygen codegen --help`

        codegen -o:
        error: unknown option `-o`
          help: did you mean `--out` or `--operation`? (see `smithygen codegen --help`)

        codegen -x:
        error: unknown option `-x`
          help: see `smithygen codegen --help`

        codegen a b.json:
        error: unexpected argument `a b.json`
          help: name a model with `--model 'a b.json'` (see `smithygen codegen --help`)

        codegen --check=yes:
        error: `--check` takes no value, but has `yes`
          help: see `smithygen codegen --help`

        codegen --model:
        error: `--model` needs a value
          help: write `--model PATH` (see `smithygen codegen --help`)

        codegen --operation:
        error: `--operation` needs a value
          help: write `--operation NAME` (see `smithygen codegen --help`)

        codegen --model a.json:
        error: `--model` needs `--out DIR`, the folder for the crate
          help: see `smithygen codegen --help`

        codegen --out a:
        error: `--out` needs `--model PATH`, the model to generate from
          help: see `smithygen codegen --help`

        codegen --check --out a:
        error: `--out` needs `--model PATH`, the model to generate from
          help: see `smithygen codegen --help`

        codegen --config a:
        error: `--config`, `--crate-name`, `--service`, `--operation` and `--types-only` need `--model PATH` and `--out DIR`
          help: see `smithygen codegen --help`

        codegen --crate-name a:
        error: `--config`, `--crate-name`, `--service`, `--operation` and `--types-only` need `--model PATH` and `--out DIR`
          help: see `smithygen codegen --help`

        codegen --service a:
        error: `--config`, `--crate-name`, `--service`, `--operation` and `--types-only` need `--model PATH` and `--out DIR`
          help: see `smithygen codegen --help`

        codegen --operation a:
        error: `--config`, `--crate-name`, `--service`, `--operation` and `--types-only` need `--model PATH` and `--out DIR`
          help: see `smithygen codegen --help`

        codegen --types-only:
        error: `--config`, `--crate-name`, `--service`, `--operation` and `--types-only` need `--model PATH` and `--out DIR`
          help: see `smithygen codegen --help`

    "#]].assert_eq(&messages.concat());
}
