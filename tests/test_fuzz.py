"""The short form of `fuzz`."""

import fuzz

MAX_GROWTH_MB = 1000
# The encoding of names and texts is ASCII.
C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_bad_requests_are_refused_in_a_sentence_whatever_the_locale(tmp_path):
    report = fuzz.run(60, 0, tmp_path / "files", C_LOCALE)
    assert not report.faults
    assert report.refused > report.answered > 0
    assert report.tracebacks == report.files_left == 0
    assert report.last_mb - report.first_mb < MAX_GROWTH_MB
