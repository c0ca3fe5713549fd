"""Exports are read back by programs that nobody here wrote."""

import csv
import io
import json
import os
import pathlib
import re
import unittest

import hcl2
import jsonschema

FOLDER = pathlib.Path(os.environ["FLEET_EXPORTS"])
DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs"


def export(ending):
    """The text of an export, line ends as they are."""
    return (FOLDER / f"fleet.{ending}").read_bytes().decode()


TEXTS = json.loads(export("texts"))
SCHEMA = json.loads((DOCS / "fleet-export.schema.json").read_text(encoding="utf-8"))


def undefused(cell):
    """What docs/exports.md says a script can do about cells that are no formulas."""
    return re.sub(r"^'(?='*[=+\-@\t\r\n\0＝＋－＠])", "", cell)


def unescaped(value):
    """The text of an HCL string, by the rules of its specification."""
    assert value.startswith('"') and value.endswith('"'), value
    value = re.sub(r"\$\$(?=\{)", "$", value[1:-1])
    value = re.sub(r"%%(?=\{)", "%", value)
    ends = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
    escape = r'\\(?:u([0-9a-f]{4})|(.))'
    return re.sub(escape, lambda m: chr(int(m[1], 16)) if m[1] else ends[m[2]], value)


class Exports(unittest.TestCase):
    def test_no_export_has_a_secret(self):
        for ending in ["csv", "json", "md", "tf"]:
            text = export(ending)
            self.assertNotIn("s3cret", text, ending)
            self.assertNotIn("bob", text, ending)

    def test_csv_has_every_text_and_no_formula(self):
        text = export("csv")
        self.assertNotIn("\n", re.sub(r'"[^"]*"', "", text).replace("\r\n", ""))
        names, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        self.assertEqual(names, list(SCHEMA["items"]["properties"]))
        self.assertEqual(len(rows), len(TEXTS))
        for text, row in zip(TEXTS, rows, strict=True):
            row = dict(zip(names, row, strict=True))
            for name, cell in row.items():
                self.assertNotRegex(cell, r"^[=+\-@\t\r\n\0]", name)
            for name in ["project_path", "project_name", "branch_regex", "host_keys"]:
                self.assertEqual(undefused(row[name]), text, name)

    def test_json_follows_its_schema_and_has_every_text(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        rows = json.loads(export("json"))
        jsonschema.validate(rows, SCHEMA, cls=jsonschema.Draft202012Validator)
        for text, row in zip(TEXTS, rows, strict=True):
            self.assertEqual(list(row), list(SCHEMA["items"]["properties"]))
            for name in ["project_path", "project_name", "branch_regex"]:
                self.assertEqual(row[name], text, name)
            self.assertEqual(row["host_keys"], [text])
            self.assertEqual(row["last_error"], f"{text} https://*****:*****@h/a")

    def test_csv_and_json_agree(self):
        rows = json.loads(export("json"))
        table = csv.DictReader(io.StringIO(export("csv"), newline=""))
        for row, cells in zip(rows, table, strict=True):
            for name, value in row.items():
                if value is None:
                    value = ""
                elif isinstance(value, list):
                    value = " ".join(value)
                elif not isinstance(value, str):
                    value = json.dumps(value)
                self.assertEqual(undefused(cells[name]), value, name)

    def test_terraform_has_a_resource_an_import_and_variables_for_each_mirror(self):
        found = hcl2.loads(export("tf"))
        variables = {name.strip('"') for block in found["variable"] for name in block}
        resources = {}
        for block in found["resource"]:
            for kind, named in block.items():
                self.assertEqual(kind.strip('"'), "gitlab_project_push_mirror")
                for name, body in named.items():
                    resources[name.strip('"')] = body
        self.assertEqual(len(resources), len(TEXTS))
        imports = {block["id"].strip('"'): block["to"] for block in found["import"]}
        used = set()
        for number, text in enumerate(TEXTS, start=1):
            address = imports[f"{number}:{100 + number}"].strip("${}")
            name = address.removeprefix("gitlab_project_push_mirror.")
            self.assertRegex(name, r"^[a-z][a-z0-9_]*$")
            body = resources[name]
            self.assertEqual(unescaped(body["project"]), str(number))
            self.assertEqual(unescaped(body["mirror_branch_regex"]), text)
            self.assertEqual(body["enabled"], number % 3 != 0)
            self.assertIs(body["keep_divergent_refs"], False)
            self.assertEqual("auth_method" in body, number % 2 == 0)
            wanted = {f"{name}_user", f"{name}_password"}
            url = body["url"]
            for variable in wanted:
                self.assertIn("${var." + variable + "}", url)
                url = url.replace("${var." + variable + "}", "x")
            self.assertTrue(unescaped(url).startswith("https://x:x@"), url)
            # GitLab ends the credentials at the last `@` wherever it stands.
            shown = f"h/{text}/a.git".rsplit("@", 1)[-1]
            self.assertEqual(unescaped(url), f"https://x:x@{shown}?token=*****")
            used |= wanted
        self.assertEqual(variables, used)

    def test_report_has_a_row_of_five_cells_for_each_mirror(self):
        report = export("md").split("| Project |")[1]
        lines = report.removesuffix("\n").split("\n")[2:]
        self.assertEqual(len(lines), len(TEXTS))
        for line in lines:
            cells = re.sub(r"\\.", "", line).split("|")
            self.assertEqual(len(cells), 7, line)
            self.assertNotIn("<", line)


if __name__ == "__main__":
    unittest.main()
