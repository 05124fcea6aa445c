"""Tests that need LibreOffice and R. Where one is missing they fail; `make test` leaves them out."""

import shutil
import subprocess

import pytest


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/office/" in item.path.as_posix():
            item.add_marker(pytest.mark.office)


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory):
    """`libreoffice(file, "xlsx")` is the file as LibreOffice saves it again. It is not asked to repair anything."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is not installed: apt-get install --no-install-recommends libreoffice-calc"
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def saved_again(path, kind):
        folder = tmp_path_factory.mktemp("saved")
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
        ended = subprocess.run(
            [*command, "--outdir", str(folder), str(path)], capture_output=True, text=True, timeout=180, check=True
        )
        found = [folder / f"{path.stem}.{kind}"]
        assert found[0].exists(), f"{path.name} did not open: {ended.stderr}"
        return found[0]

    return saved_again
