#!/usr/bin/env python3
"""What the program is made of, as a CycloneDX 1.5 document on stdout.

    assets/packaging/sbom.py TARGET [FEATURES]      e.g. x86_64-unknown-linux-gnu; features with commas between them

The crates are those that `cargo metadata` names for the system, without those that only tests need; sums come from Cargo.lock.
The same commit gives the same bytes: no clock, no random number.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def metadata(target, features):
    words = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
    if features:
        words += ["--features", features]
    return json.loads(subprocess.run(words, cwd=ROOT, check=True, capture_output=True).stdout)


def needed(nodes, root):
    """The crates that are reached from the program by what it is built with or from."""
    reached, waiting = set(), [root]
    while waiting:
        one = waiting.pop()
        if one in reached:
            continue
        reached.add(one)
        for dep in nodes[one]["deps"]:
            if any(kind["kind"] != "dev" for kind in dep["dep_kinds"]):
                waiting.append(dep["pkg"])
    return reached


def reference(package):
    return f"pkg:cargo/{package['name']}@{package['version']}"


def component(package, sums):
    made = {
        "type": "application" if package["source"] is None else "library",
        "bom-ref": reference(package),
        "name": package["name"],
        "version": package["version"],
        "purl": reference(package),
    }
    if package["license"]:
        # Old crates write a slash for "or", which is no expression of SPDX.
        made["licenses"] = [{"expression": " OR ".join(part.strip() for part in package["license"].split("/"))}]
    total = sums.get((package["name"], package["version"]))
    if total:
        made["hashes"] = [{"alg": "SHA-256", "content": total}]
    if package["repository"]:
        made["externalReferences"] = [{"type": "vcs", "url": package["repository"]}]
    return made


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    facts = metadata(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else "")
    packages = {package["id"]: package for package in facts["packages"]}
    nodes = {node["id"]: node for node in facts["resolve"]["nodes"]}
    root = facts["resolve"]["root"]
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text("utf-8"))
    sums = {(one["name"], one["version"]): one.get("checksum") for one in lock["package"]}
    reached = sorted(needed(nodes, root), key=lambda one: (packages[one]["name"], packages[one]["version"]))
    inside = set(reached)
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": component(packages[root], sums),
            "properties": [{"name": "archipel:target", "value": sys.argv[1]}],
        },
        "components": [component(packages[one], sums) for one in reached if one != root],
        "dependencies": [
            {
                "ref": reference(packages[one]),
                "dependsOn": sorted({reference(packages[dep["pkg"]]) for dep in nodes[one]["deps"] if dep["pkg"] in inside}),
            }
            for one in reached
        ],
    }
    json.dump(document, sys.stdout, indent=1, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
