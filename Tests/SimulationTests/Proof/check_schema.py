# SPDX-License-Identifier: Apache-2.0
"""Validates scenario files, as written and with what they extend filled in, by a JSON Schema (draft 7).

    check_schema.py SCHEMA SCENARIO...

Prints a line for every fault: file, "written" or "merged", path, message.
"""
import json
import os
import sys

import jsonschema
import yaml

sys.path.insert(0, os.path.dirname(__file__))
sys.dont_write_bytecode = True
from expected_demand import Loader, load  # noqa: E402

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        forms = {"written": yaml.load(file, Loader), "merged": load(path)}
    for form, document in forms.items():
        for fault in validator.iter_errors(document):
            deepest = jsonschema.exceptions.best_match([fault])
            print(os.path.basename(path), form, "/".join(map(str, deepest.absolute_path)), deepest.message[:200])
