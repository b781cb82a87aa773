"""Compares the verdicts of `diff` with those of cargo-semver-checks; see README.md.

Usage: compare.py --releases
       compare.py BOTOCORE_FOLDER WORK_FOLDER [--update] [PAIR...]
"""

import csv
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
SMITHYGEN = ROOT / "target/debug/smithygen"
VERDICTS = HERE / "verdicts.tsv"
COLUMNS = ["pair", "diff", "cargo-semver-checks", "reason"]
STEPS = ["none", "patch", "minor", "major"]

# The releases of botocore whose models are compared, each with the next one.
RELEASES = ["1.24.23", "1.34.52", "1.38.23", "1.44.8"]
SERVICES = [
    "cognito-idp/2016-04-18",
    "dynamodb/2012-08-10",
    "kms/2014-11-01",
    "secretsmanager/2017-10-17",
]


def run(*command, codes=(0,)):
    """Runs a command; returns what it printed."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode not in codes:
        words = " ".join(str(word) for word in command)
        sys.exit(f"semver: {words}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def merged(value, patch):
    """A JSON value with a merge patch, as in RFC 7386: `null` removes a key."""
    if not isinstance(patch, dict):
        return patch
    value = dict(value) if isinstance(value, dict) else {}
    for key, change in patch.items():
        if change is None:
            value.pop(key, None)
        else:
            value[key] = merged(value.get(key), change)
    return value


def made_pairs(work):
    """The pairs of made.json: base.json, and the same with a change."""
    base = json.loads((HERE / "base.json").read_text())
    (work / "base.json").write_text(json.dumps(base))
    (work / "base.toml").write_text("")
    for name, change in json.loads((HERE / "made.json").read_text()).items():
        new = work / (name.replace(" ", "-") + ".json")
        new.write_text(json.dumps(merged(base, {"shapes": change.get("shapes", {})})))
        new.with_suffix(".toml").write_text(change.get("config", ""))
        yield name, work / "base.json", new


def real_pairs(botocore, work):
    """The pairs of models that botocore describes, each with the model of the next release."""
    for description in SERVICES:
        service = description.split("/")[0]
        models = []
        for release in RELEASES:
            model = work / f"{service}-{release}.json"
            folder = botocore / release / "botocore/data" / description
            run(SMITHYGEN, "import", "--botocore", folder, "--out", model)
            model.with_suffix(".toml").write_text("")
            models.append((release, model))
        for (before, old), (after, new) in zip(models, models[1:]):
            yield f"{service} {before} to {after}", old, new


def by_diff(old, new):
    """The step that `diff` finds."""
    config = old.with_suffix(".toml")
    report = run(SMITHYGEN, "diff", old, new, "--old-config", config, "--format", "json")
    return json.loads(report)["step"] or "none"


def by_semver_checks(old, new):
    """The step that cargo-semver-checks finds, and the names of the rules that it found broken."""
    crates = []
    for model in (old, new):
        crate = model.with_suffix("")
        run(SMITHYGEN, "codegen", "--model", model, "--out", crate, "--crate-name", "api")
        # So that Cargo doesn't take it for a part of this repository's workspace.
        with open(crate / "Cargo.toml", "a") as manifest:
            manifest.write("\n[workspace]\n")
        crates.append(crate)
    report = run(
        *["cargo", "semver-checks", "check-release", "--release-type", "patch", "--all-features"],
        *["--color", "never", "--manifest-path", crates[1] / "Cargo.toml"],
        *["--baseline-root", crates[0]],
        codes=(0, 100),
    )
    rules = re.findall(r"^--- failure (\w+):", report, re.MULTILINE)
    found = re.search(r"Summary (?:semver requires new (major|minor) version|no semver update)", report)
    if not found:
        sys.exit(f"semver: no summary in\n{report}")
    return found[1] or "none", rules


def update(rows):
    """Writes the table of verdicts."""
    with open(VERDICTS, "w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main(botocore, work, *options):
    names = [option for option in options if option != "--update"]
    work = pathlib.Path(work)
    work.mkdir(parents=True, exist_ok=True)
    with open(VERDICTS, newline="") as file:
        known = {row["pair"]: row for row in csv.DictReader(file, delimiter="\t")}
    rows, wrong = [], 0
    for name, old, new in [*made_pairs(work), *real_pairs(pathlib.Path(botocore), work)]:
        if names and name not in names:
            continue
        ours, (theirs, rules) = by_diff(old, new), by_semver_checks(old, new)
        row = {"pair": name, "diff": ours, "cargo-semver-checks": theirs}
        row["reason"] = known.get(name, {}).get("reason", "")
        print("\t".join([name, ours, theirs, ", ".join(rules)]), flush=True)
        problems = []
        if STEPS.index(ours) < STEPS.index(theirs):
            problems.append("`diff` finds less than cargo-semver-checks")
        if ours != theirs and not row["reason"]:
            problems.append(f"they differ, and {VERDICTS.name} has no reason")
        if row != known.get(name) and "--update" not in options:
            problems.append(f"{VERDICTS.name} has {known.get(name)}")
        for problem in problems:
            print(f"semver: {name}: {problem}")
        wrong += bool(problems)
        rows.append(row)
    if "--update" in options:
        update(rows if not names else {**known, **{row["pair"]: row for row in rows}}.values())
    print(f"semver: {len(rows)} pairs, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--releases"]:
        print(*RELEASES)
        sys.exit()
    sys.exit(main(*sys.argv[1:]))
