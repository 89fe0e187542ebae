#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tests of the tests: plants small faults in the core algorithms and asks whether the tests notice.

    python3 Tests/Mutants/mutants.py [--algorithm NAME ...] [--count 20] [--seed 1] [--work FOLDER]

For each algorithm of algorithms.json a seed picks places in its sources: an operator that becomes another one, a number
that becomes the next. All mutants of one algorithm are compiled together, each behind a switch that an environment
variable throws, so that one build serves all; then the tests run once without any and once for each. A mutant is killed
when a test fails, crashes or does not end. Mutants that change nothing anyone could see stand in equivalent.tsv with the
reason. Exit code 1 when one survives that does not.
"""
import argparse
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
VARIABLE = "SUODI_MUTANT"

# What each operator becomes, with the precedence and the constraint under which both compile.
OPERATORS = {
    "<": ("<=", "Comparison", "Comparable", "Bool"), "<=": ("<", "Comparison", "Comparable", "Bool"),
    ">": (">=", "Comparison", "Comparable", "Bool"), ">=": (">", "Comparison", "Comparable", "Bool"),
    "==": ("!=", "Comparison", "Equatable", "Bool"), "!=": ("==", "Comparison", "Equatable", "Bool"),
    "+": ("-", "Addition", "AdditiveArithmetic", "T"), "-": ("+", "Addition", "AdditiveArithmetic", "T"),
    "*": ("+", "Multiplication", "Numeric", "T"), "/": ("*", "Multiplication", None, "T"),
    "%": ("*", "Multiplication", "BinaryInteger", "T"), "&": ("|", "Multiplication", "BinaryInteger", "T"),
    "|": ("&", "Addition", "BinaryInteger", "T"), "&&": ("||", "LogicalConjunction", "lazy", "Bool"),
    "||": ("&&", "LogicalDisjunction", "lazy", "Bool"), ">>": ("<<", "BitwiseShift", "shift", "T"),
    "<<": (">>", "BitwiseShift", "shift", "T"),
}
PLACE = re.compile(r"(?<= )(?:%s)(?= )|(?<![\w.$])\d+(?:\.\d+)?(?![\w.])" % "|".join(
    re.escape(name) for name in sorted(OPERATORS, key=len, reverse=True)))
# Declarations, and checks of our own bugs, which no test should provoke.
PASSED_OVER = re.compile(
    r"^\s*(?:@|import |public import |internal import |precondition|case |default:|associatedtype|typealias|"
    r"(?:[a-z]+(?:\([a-z]+\))? )*(?:func|init|subscript|struct|class|enum|extension|protocol)\b)|\bwhere [A-Z]|->")


class Mutant:
    def __init__(self, path, line, start, end, original):
        self.path, self.line, self.start, self.end, self.original = path, line, start, end, original
        self.number = 0
        self.text = ""

    @property
    def replacement(self):
        if self.original in OPERATORS:
            return OPERATORS[self.original][0]
        return str(int(self.original) + 1) if "." not in self.original else str(float(self.original) + 1)

    def key(self):
        """What stands in equivalent.tsv: the file, the line without its margin, and what becomes of which place."""
        occurrence = self.text[: self.start].count(self.original) + 1
        return (self.path, self.text.strip(), f"{self.original} -> {self.replacement} ({occurrence})")

    def switched(self):
        """The place in the source that is one thing or the other."""
        if self.original in OPERATORS:
            return operator_name(self.number)
        return f"Mutation.choose({self.number}, {self.replacement}, {self.original})"


def operator_name(number):
    """A name of signs only, which is all that Swift allows an operator: the number in base 7."""
    return "^>" + "".join("+-*%^|~"[int(digit)] for digit in base7(number)) + "^<"


def base7(number):
    digits = ""
    while number:
        digits, number = str(number % 7) + digits, number // 7
    return digits or "0"


def masked(line):
    """The line with comments and string literals blanked, so that places keep their columns."""
    line = re.sub(r'"(?:\\.|[^"\\])*"', lambda match: '"' + " " * (len(match.group()) - 2) + '"', line)
    cut = line.find("//")
    return line if cut < 0 else line[:cut] + " " * (len(line) - cut)


def places(files):
    for path in files:
        inside_text = False
        for number, line in enumerate((ROOT / path).read_text().splitlines()):
            if line.count('"""') % 2:
                inside_text = not inside_text
                continue
            if inside_text or PASSED_OVER.search(line):
                continue
            for match in PLACE.finditer(masked(line)):
                mutant = Mutant(path, number, match.start(), match.end(), match.group())
                mutant.text = line
                yield mutant


def declarations(mutants):
    lines = [
        "internal import Glibc", "", "enum Mutation {",
        f'    static let active = unsafe getenv("{VARIABLE}").flatMap {{ unsafe Int(String(cString: $0)) }} ?? 0',
        "    @inline(__always) static func choose<T>(_ number: Int, _ mutated: T, _ original: T) -> T {",
        "        active == number ? mutated : original", "    }", "}", "",
    ]
    for mutant in mutants:
        if mutant.original not in OPERATORS:
            continue
        name = operator_name(mutant.number)
        other, precedence, constraint, result = OPERATORS[mutant.original]
        lines.append(f"infix operator {name}: {precedence}Precedence")
        choice = f"Mutation.active == {mutant.number}"
        if constraint == "lazy":
            lines.append(
                f"func {name}(a: Bool, b: @autoclosure () throws -> Bool) rethrows -> Bool "
                f"{{ {choice} ? try a {other} b() : try a {mutant.original} b() }}")
        elif constraint == "shift":
            lines.append(
                f"func {name}<T: BinaryInteger, S: BinaryInteger>(a: T, b: S) -> T "
                f"{{ {choice} ? a {other} b : a {mutant.original} b }}")
        else:
            for bound in [constraint] if constraint else ["FloatingPoint", "BinaryInteger"]:
                lines.append(
                    f"func {name}<T: {bound}>(a: T, b: T) -> {result} "
                    f"{{ {choice} ? a {other} b : a {mutant.original} b }}")
    return "\n".join(lines) + "\n"


def manifest(tests):
    """The package's own manifest, cut down to one test target and what it stands on."""
    text = (ROOT / "Package.swift").read_text().replace(".treatAllWarnings(as: .error),", "")
    return text + """
@MainActor func needed(by root: String) -> (targets: Set<String>, packages: Set<String>) {
    var (targets, packages, left): (Set<String>, Set<String>, [String]) = ([], [], [root])
    while let name = left.popLast() {
        guard targets.insert(name).inserted, let target = package.targets.first(where: { $0.name == name })
        else { continue }
        for dependency in target.dependencies {
            switch dependency {
            case .targetItem(let name, _), .byNameItem(let name, _): left.append(name)
            case .productItem(_, let package, _, _): packages.insert(package ?? "")
            @unknown default: break
            }
        }
    }
    return (targets, packages)
}
let kept = needed(by: "%s")
package.products = []
package.targets = package.targets.filter { kept.targets.contains($0.name) }
package.dependencies = package.dependencies.filter { dependency in
    guard case .sourceControl(_, let location, _) = dependency.kind else { return true }
    return kept.packages.contains { location.hasSuffix($0) }
}
""" % tests


def build(folder, files, mutants, tests):
    """Writes the mutated sources and builds; mutants that do not compile are dropped."""
    for name in ["Sources", "Tests"]:
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    (folder / "Package.swift").write_text(manifest(tests))
    while True:
        for path in files:
            lines = (ROOT / path).read_text().splitlines()
            for mutant in sorted((m for m in mutants if m.path == path), key=lambda m: -m.start):
                line = lines[mutant.line]
                lines[mutant.line] = line[: mutant.start] + mutant.switched() + line[mutant.end :]
            (folder / path).write_text("\n".join(lines) + "\n")
        module = pathlib.Path(files[0]).parts[1]
        (folder / "Sources" / module / "Mutation.swift").write_text(declarations(mutants))
        run = subprocess.run(
            ["swift", "build", "-c", "release", "-Xswiftc", "-enable-testing", "--build-tests"], cwd=folder,
            capture_output=True, text=True)
        if run.returncode == 0:
            return mutants
        bad = set(re.findall(r"Sources/\S+?\.swift:\d+(?=:\d+: error)", run.stdout + run.stderr))
        stillborn = [m for m in mutants if f"{m.path}:{m.line + 1}" in bad]
        if not stillborn:
            sys.exit("the mutated package does not build:\n" + (run.stdout + run.stderr)[-3000:])
        mutants = [m for m in mutants if m not in stillborn]


def outcome(folder, tests, pattern, number):
    environment = dict(os.environ, **{VARIABLE: str(number)})
    environment.setdefault("SHARED_DIR", str(ROOT.parent / "shared"))
    command = [
        "swift", "test", "-c", "release", "-Xswiftc", "-enable-testing", "--skip-build", "--filter", pattern]
    run = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True)
    try:
        said, _ = run.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        # The test process is a child of the command and would run on.
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        return "does not end"
    if run.returncode != 0:
        return "killed"
    return "survived" if re.search(r"[1-9]\d* tests?", said) else "ran no test"


def equivalents():
    file = HERE / "equivalent.tsv"
    rows = [line.split("\t") for line in file.read_text().splitlines()[1:] if line] if file.exists() else []
    return {tuple(row[:3]) for row in rows}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--algorithm", action="append", help="only this one; may be repeated")
    parser.add_argument("--count", type=int, default=20, help="mutants an algorithm")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", default=str(ROOT / ".build" / "mutants"), help="folder for the mutated packages")
    options = parser.parse_args()
    known, survivors = equivalents(), []
    for name, algorithm in json.loads((HERE / "algorithms.json").read_text()).items():
        if options.algorithm and name not in options.algorithm:
            continue
        candidates = [place for place in places(algorithm["files"]) if place.key() not in known]
        random.Random(f"{options.seed} {name}").shuffle(candidates)
        chosen = candidates[: options.count]
        for number, mutant in enumerate(chosen, 1):
            mutant.number = number
        folder = pathlib.Path(options.work) / algorithm["tests"]
        folder.mkdir(parents=True, exist_ok=True)
        chosen = build(folder, algorithm["files"], chosen, algorithm["tests"])
        healthy = outcome(folder, algorithm["tests"], algorithm["filter"], 0)
        if healthy != "survived":
            sys.exit(f"{name}: without any mutant the tests are not green: {healthy}")
        killed = 0
        for mutant in chosen:
            result = outcome(folder, algorithm["tests"], algorithm["filter"], mutant.number)
            killed += result != "survived"
            if result == "survived":
                survivors.append((name, mutant))
                print("survived:\t" + "\t".join(mutant.key()) + f"\tline {mutant.line + 1}", flush=True)
        print(f"{name}: {killed} of {len(chosen)} killed ({len(candidates)} places)", flush=True)
        # The next algorithm of this package starts from clean sources.
        shutil.rmtree(folder / "Sources")
    sys.exit(1 if survivors else 0)


if __name__ == "__main__":
    main()
