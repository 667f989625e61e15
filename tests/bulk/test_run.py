"""A whole run: killed workers, killed drivers, broken outputs; and always the same bytes in the end."""

from __future__ import annotations

import errno
import fcntl
import gc
import itertools
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="quoth[bulk] is not installed")

from quoth.bulk.local import Beat, Failure, _teller, run_local
from quoth.bulk.manifest import mark_path, write_manifest
from quoth.bulk.plan import Options, make_plan, read_plan
from quoth.bulk.run import begin, read_status, run_bulk
from quoth.bulk.shard import run_shard
from quoth.errors import InputError, ModelError, QuothError
from tests.bulk.archives import find_said, read_by_rule, write_warc


def in_turn(plan, todo, out):
    """The simplest engine: one shard after the other, here."""
    for number in todo:
        yield run_shard(plan, number, out, find_said)


def plan_of(folder: Path, files: int = 3):
    for i in range(files):
        write_warc(folder / f"{i}.warc.gz", range(i * 10, i * 10 + 3))
    return make_plan([str(folder)], Options())


def bytes_of(out: Path) -> dict[str, bytes]:
    """Every file of an output but the lock and the places of the inputs."""
    files = [p for p in sorted(out.rglob("*")) if p.is_file() and p.name not in (".lock", "plan.json")]
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in files}


def test_a_run_ends_with_a_manifest_of_counts_checksums_and_versions(tmp_path):
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    steps = list(run_bulk(tmp_path / "out", in_turn))
    assert [(s.done, s.shards) for s in steps] == [(1, 3), (2, 3), (3, 3)] and steps[-1].left == 0
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert manifest["complete"] and manifest["counts"]["articles"] == 9
    assert manifest["tables"]["quotes"]["rows"] == 9
    assert {"quoth", "pyarrow", "schema", "model"} <= set(manifest["versions"])
    assert len(manifest["shards"][0]["files"]["quotes"]["sha256"]) == 64


def test_signs_of_life_count_the_articles_in_flight(tmp_path):
    def watched(plan, todo, out):
        yield Beat(todo[0], 2, 0.5)
        yield from in_turn(plan, todo, out)

    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    steps = list(run_bulk(tmp_path / "out", watched))
    assert [(s.beat, s.done, s.articles) for s in steps] == [(True, 0, 2), *((False, n, 3 * n) for n in (1, 2, 3))]
    assert steps[0].left == pytest.approx(5 * steps[0].seconds, rel=0.1), "half of one shard of three is read"


def test_a_shard_tells_how_far_it_is(tmp_path):
    told = []
    plan = plan_of(tmp_path / "in", files=1)
    run_shard(plan, 0, tmp_path / "out", find_said, lambda articles, share: told.append((articles, share)))
    assert [articles for articles, _ in told] == [0, 1, 2, 3], "the last entry stands for what is no page"
    assert all(0 < a[1] < b[1] <= 1 for a, b in itertools.pairwise(told))


def test_signs_of_life_are_rare(monkeypatch):
    class Pipe:
        sent: list = []  # noqa: RUF012

        def send(self, value):
            self.sent.append(value)

    now = [100.0]
    monkeypatch.setattr("quoth.bulk.local.time.monotonic", lambda: now[0])
    pipe: Any = Pipe()
    tell = _teller(pipe, 7)
    for second in range(10):
        now[0] = 100.0 + second
        tell(second, second / 10)
    assert Pipe.sent == [Beat(7, n, n / 10) for n in (3, 6, 9)]


def test_where_the_archive_lies_does_not_matter(tmp_path):
    for name in ("here", "there"):
        begin(plan_of(tmp_path / name / "in"), tmp_path / name / "out")
        list(run_bulk(tmp_path / name / "out", in_turn))
    assert bytes_of(tmp_path / "here" / "out") == bytes_of(tmp_path / "there" / "out")


def test_a_resumed_run_does_only_what_is_missing_and_ends_with_the_same_bytes(tmp_path):
    begin(plan_of(tmp_path / "in"), tmp_path / "whole")
    list(run_bulk(tmp_path / "whole", in_turn))
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    steps: Any = run_bulk(tmp_path / "out", in_turn)
    next(steps)
    steps.close()  # the driver is gone after one shard
    ran = []

    def watched(plan, todo, out):
        ran.extend(todo)
        return in_turn(plan, todo, out)

    list(run_bulk(tmp_path / "out", watched))
    assert len(ran) == 2
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "whole")


def test_a_table_that_is_gone_or_cut_off_is_made_again(tmp_path):
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    list(run_bulk(tmp_path / "out", in_turn))
    before = bytes_of(tmp_path / "out")
    (tmp_path / "out" / "quotes" / "00001.parquet").write_bytes(b"half")
    (tmp_path / "out" / "done" / "00002.json").write_bytes(b"{")
    assert read_status(tmp_path / "out").missing == [1, 2]
    assert len(read_status(tmp_path / "out").troubles) == 1
    assert len(list(run_bulk(tmp_path / "out", in_turn))) == 2
    assert bytes_of(tmp_path / "out") == before


def test_a_changed_byte_is_found_and_made_good_when_asked(tmp_path):
    begin(plan_of(tmp_path / "in", 1), tmp_path / "out")
    list(run_bulk(tmp_path / "out", in_turn))
    path = tmp_path / "out" / "quotes" / "00000.parquet"
    data = bytearray(path.read_bytes())
    data[60] ^= 1
    path.write_bytes(bytes(data))
    assert read_status(tmp_path / "out").troubles == []
    assert "not what was written" in read_status(tmp_path / "out", digests=True).troubles[0]
    assert list(run_bulk(tmp_path / "out", in_turn)) == []
    assert len(list(run_bulk(tmp_path / "out", in_turn, digests=True))) == 1
    assert read_status(tmp_path / "out", digests=True).troubles == []


def test_a_run_must_not_go_on_with_changed_inputs_or_another_version(tmp_path):
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    (tmp_path / "in" / "1.warc.gz").write_bytes(b"other")
    with pytest.raises(InputError, match="changed"):
        list(run_bulk(tmp_path / "out", in_turn))
    begin(plan_of(tmp_path / "in2"), tmp_path / "out2")
    facts = tmp_path / "out2" / "versions.json"
    facts.write_text(facts.read_text().replace('"schema": "', '"schema": "old-'))
    with pytest.raises(InputError, match="begun with schema old-"):
        list(run_bulk(tmp_path / "out2", in_turn))
    for damaged in ("{", "[1]", "7"):
        facts.write_text(damaged)
        with pytest.raises(InputError, match="is damaged") as error:
            list(run_bulk(tmp_path / "out2", in_turn))
        assert error.value.source == str(facts)


def test_an_output_that_holds_something_else_is_left_alone(tmp_path):
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    begin(plan_of(tmp_path / "in"), tmp_path / "out")  # the same plan again: goes on
    with pytest.raises(InputError, match="another run"):
        begin(plan_of(tmp_path / "other", 1), tmp_path / "out")
    with pytest.raises(InputError, match="not empty"):
        begin(plan_of(tmp_path / "in"), tmp_path)
    with pytest.raises(InputError, match=r"no plan\.json"):
        read_plan(tmp_path / "in")


def test_a_mark_of_another_plan_does_not_count(tmp_path):
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    list(run_bulk(tmp_path / "out", in_turn))
    path = mark_path(tmp_path / "out", 0)
    path.write_text(path.read_text().replace(read_plan(tmp_path / "out").digest, "0" * 64))
    path.with_name("copy of 00001.json").write_bytes(path.read_bytes())
    assert read_status(tmp_path / "out").missing == [0]


def read_and_die_once(options: Options):
    """A reader that kills its own process at story 11, the first time."""

    def read(article):
        flag = Path(os.environ["QUOTH_TEST_FLAG"])
        if article.id.endswith("/11") and not flag.exists():
            flag.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return find_said(article)

    return read


def test_a_killed_workers_shard_is_done_again_by_another(tmp_path, monkeypatch):
    monkeypatch.setenv("QUOTH_TEST_FLAG", str(tmp_path / "killed"))
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    engine = partial(run_local, workers=2, make_read=read_and_die_once)
    assert all(step.failure is None for step in run_bulk(tmp_path / "out", engine))
    assert (tmp_path / "killed").exists()
    begin(plan_of(tmp_path / "in"), tmp_path / "calm")
    list(run_bulk(tmp_path / "calm", in_turn))
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "calm")


def read_and_always_die(options: Options):
    def read(article):
        if article.id.endswith("/11"):
            os.kill(os.getpid(), signal.SIGKILL)
        return find_said(article)

    return read


def test_a_shard_that_always_kills_its_worker_is_left_out_and_the_others_are_done(tmp_path):
    plan = plan_of(tmp_path / "in")
    begin(plan, tmp_path / "out")
    engine = partial(run_local, workers=1, make_read=read_and_always_die, attempts=2)
    failures = [s.failure for s in run_bulk(tmp_path / "out", engine) if s.failure]
    assert failures == [Failure(1, "2 workers died over it")]
    assert read_status(tmp_path / "out").missing == [1]
    assert not write_manifest(tmp_path / "out", plan)["complete"]


def drive(out: Path):
    for _ in run_bulk(out, partial(run_local, workers=1, make_read=read_slowly)):
        pass


def read_slowly(options: Options):
    def read(article):
        time.sleep(0.3)
        return find_said(article)

    return read


def test_workers_end_with_their_driver(tmp_path):
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    driver = multiprocessing.get_context("spawn").Process(target=drive, args=(tmp_path / "out",))
    driver.start()
    children = Path(f"/proc/{driver.pid}/task/{driver.pid}/children")
    if not children.exists():
        driver.kill()
        pytest.skip("this system does not list a process's children")
    while not list((tmp_path / "out").rglob(".*.part")):
        time.sleep(0.05)
    workers = [int(pid) for pid in children.read_text().split()]
    driver.kill()
    driver.join()
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes() for pid in workers):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert workers
    list(run_bulk(tmp_path / "out", partial(run_local, make_read=read_by_rule)))
    assert not list((tmp_path / "out").rglob("*.part")) and not read_status(tmp_path / "out").missing


def test_ctrl_c_is_the_drivers_to_hear_and_its_workers_end_in_silence(tmp_path):
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    root = Path(__file__).parents[2]
    hear = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # a shell's background job ignores it
    )
    drive_it = (
        f"from pathlib import Path; from tests.bulk.test_run import drive; drive(Path({str(tmp_path / 'out')!r}))"
    )
    code = f"{hear}; {drive_it}"
    driver = subprocess.Popen([sys.executable, "-c", code], cwd=root, stderr=subprocess.PIPE, start_new_session=True)
    while not list((tmp_path / "out").rglob(".*.part")):
        assert driver.poll() is None
        time.sleep(0.05)
    os.killpg(driver.pid, signal.SIGINT)  # as a terminal does: to every process of the command
    _, told = driver.communicate(timeout=60)
    assert told.count(b"KeyboardInterrupt") == told.count(b"Traceback") == 1
    assert read_status(tmp_path / "out").missing


def read_without_network(options: Options):
    raise ModelError("no model for the setting 'fast'; choose accurate or fast")


class OurError(ModelError):
    def __init__(self, what: str, why: str) -> None:  # cannot be unpickled
        super().__init__(f"{what}: {why}")


def read_with_a_fault_of_its_own(options: Options):
    raise OurError("fast", "no network of ours")


def test_a_worker_that_cannot_load_the_network_ends_the_run_with_its_reason(tmp_path):
    begin(plan_of(tmp_path / "in", 1), tmp_path / "out")
    with pytest.raises(ModelError, match="no model for the setting"):
        list(run_bulk(tmp_path / "out", partial(run_local, make_read=read_without_network)))
    with pytest.raises(QuothError, match="no network of ours"):
        list(run_bulk(tmp_path / "out", partial(run_local, make_read=read_with_a_fault_of_its_own)))


def test_a_run_of_another_archive_says_what_differs_and_what_works(tmp_path):
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    with pytest.raises(InputError, match=r"without .*3\.warc\.gz: quoth bulk resume goes on with it as it was planned"):
        begin(plan_of(tmp_path / "in", 4), tmp_path / "out")
    other = make_plan([str(tmp_path / "in")], Options(setting="fast", html="careful"))
    with pytest.raises(InputError, match=r"of other options \(setting, html\): quoth bulk resume"):
        begin(other, tmp_path / "out")
    (tmp_path / "in" / "1.warc.gz").write_bytes(b"other")
    with pytest.raises(
        InputError, match=r"inputs have changed since: .*1\.warc\.gz.* resume refuses, too; read all anew"
    ):
        begin(make_plan([str(tmp_path / "in")], Options()), tmp_path / "out")


def test_a_new_file_beside_the_archives_does_not_matter(tmp_path):
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    before = (tmp_path / "out" / "plan.json").read_bytes()
    (tmp_path / "in" / "notes.md").write_bytes(b"#")
    begin(make_plan([str(tmp_path / "in")], Options()), tmp_path / "out")
    assert (tmp_path / "out" / "plan.json").read_bytes() == before, "the run goes on as it was planned"


def test_to_say_how_far_a_run_is_nothing_is_written(tmp_path, monkeypatch):
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    assert not read_status(tmp_path / "out").running
    assert not (tmp_path / "out" / ".lock").exists()
    seen = [read_status(tmp_path / "out").running for _ in run_bulk(tmp_path / "out", in_turn)]
    assert seen == [True, True, True] and not read_status(tmp_path / "out").running


def test_who_asks_how_far_a_run_is_keeps_no_run_from_beginning(tmp_path):
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    with (tmp_path / "out" / ".lock").open("w") as asking:
        fcntl.flock(asking, fcntl.LOCK_SH)
        threading.Timer(0.2, partial(fcntl.flock, asking, fcntl.LOCK_UN)).start()
        assert len(list(run_bulk(tmp_path / "out", in_turn))) == 3


def test_a_disk_without_locks_is_told_as_such(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(InputError, match="No locks available"):
        list(run_bulk(tmp_path / "out", in_turn))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_with_the_file_that_was_being_written(tmp_path, monkeypatch, capsys):
    def full(path: Path, *args: Any, **options: Any):
        return opened(Path("/dev/full") if path.suffix == ".part" else path, *args, **options)

    plan, opened = plan_of(tmp_path / "in"), Path.open
    monkeypatch.setattr(Path, "open", full)
    for write in (partial(write_manifest, tmp_path, plan), partial(run_shard, plan, 0, tmp_path, find_said)):
        with pytest.raises(OSError, match=r"No space left on device: .*(manifest\.json|0\.parquet)") as told:
            write()
        assert str(told.value.filename).startswith(str(tmp_path))
    del told
    gc.collect()
    assert "Exception ignored" not in capsys.readouterr().err
