#!/usr/bin/env python3
"""Puts what gpu/check measured into one table and one JSON file.   table.py FOLDER SECONDS LESSON..."""
import json, os, sys

folder, seconds, wanted_lessons = sys.argv[1], int(sys.argv[2]), sys.argv[3:]


def lines(name):
    path = os.path.join(folder, name)
    rows = []
    for line in open(path) if os.path.exists(path) else []:
        if line.startswith("{"):
            rows.append(json.loads(line))
    return rows


def ended(name):
    path = os.path.join(folder, name + ".exit")
    return int(open(path).read()) if os.path.exists(path) else None


doctor, parity, studio, torch = (lines(n + ".jsonl") for n in ("doctor", "parity", "studio", "torch"))
lessons = {name: lines(name + ".jsonl") for name in wanted_lessons}
rows, failed = [], []


def add(what, precision, figure, beside, verdict):
    rows.append((what, precision, figure, beside, verdict))
    if verdict not in ("ok", "measured"):
        failed.append(what)


for name in ("doctor", "parity", "studio", "torch", *wanted_lessons):
    code = ended(name)
    # The doctor's exit code 1 says that it found something; its sentences are below.
    if code != 0 and not (name == "doctor" and code == 1):
        add(name, "", "did not run" if code is None else "ran out of time" if code == 124 else f"ended with {code}", "", "FAILED")
for report in doctor:
    libtorch = report["libtorch"]
    add("libtorch", "", libtorch["version"] or "unknown", ", ".join(libtorch["folders"]), "ok")
    for device in report["devices"]:
        for p in device["precisions"]:
            add(f"training step on {device['name']}", p["precision"], f"{p['distance']:.1e}", f"at most {p['tolerance']:.0e}", "ok" if p["isWithin"] else "FAILED")
    for sentence in report["findings"]:
        add("doctor", "", sentence, "", "FOUND")
for wanted in ("resnet18 logits", "dcgan64 G(z)", "dcgan64 D(real)"):
    found = [p for p in parity if p["parity"] == wanted]
    for p in found:
        add("parity " + wanted, p["precision"], f"{p['distance']:.1e}", f"at most {p['allowed']:.0e}", "ok" if p["ok"] else "FAILED")
    if not found:
        add("parity " + wanted, "", "not measured", "", "MISSING")
beside = {(t["workload"], t["precision"]): t for t in torch}
for s in studio:
    other = beside.get((s["workload"], s["precision"]))
    ratio = f", {other['step_ms'] / s['step_ms']:.2f} x PyTorch's speed" if other else ""
    add(s["workload"] + f", batch {s['batch']}", s["precision"], f"{s['step_ms']:.1f} ms{ratio}",
        f"PyTorch {other['torch']}: {other['step_ms']:.1f} ms" if other else "no figure of PyTorch", "measured" if other else "MISSING")
    growth = 100 * (s["memory_mb_last"] - s["memory_mb_first"]) / max(1, s["memory_mb_first"])
    # Of a card all memory is counted; a process on the CPU has not settled after so few steps.
    add(s["workload"] + ", memory", s["precision"], f"{s['memory_mb_first']} to {s['memory_mb_last']} MB", "at most 2 % more",
        "measured" if not s["device"].startswith("cuda") else "ok" if growth <= 2 else "FAILED")
for wanted in ("resnet50_224", "dcgan64"):
    if not any(s["workload"] == wanted for s in studio):
        add(wanted, "", "not measured", "", "MISSING")
for name, cells in lessons.items():
    for cell in cells:
        results = cell["results"]
        accuracy = f", accuracy {results['accuracy']['estimate']:.3f}" if "accuracy" in results else ""
        add(f"lesson {name}, {cell['cell']}", "auto", f"{cell['seconds']:.1f} s{accuracy}", "", "ok" if cell["status"] == "Completed" else "FAILED: " + results["sentence"])
    if not cells:
        add("lesson " + name, "", "not measured", "", "MISSING")
device = studio[0]["device"] if studio else "unknown"
if not device.startswith("cuda"):
    add("device", "", f"{device}: no GPU was used", "the script itself was tried, nothing else", "NO GPU")
add("time", "", f"{seconds} s", "at most 360 s", "ok" if seconds <= 360 else "FAILED")

widths = [max(len(r[i]) for r in rows) for i in range(4)]
for r in rows:
    print("  ".join(c.ljust(w) for c, w in zip(r, widths)) + "  " + r[4])
with open(os.path.join(folder, "result.json"), "w") as f:
    json.dump({"device": device, "seconds": seconds, "doctor": doctor, "parity": parity, "studio": studio, "torch": torch, "lessons": lessons, "failed": failed,
               "rows": [dict(zip(("what", "precision", "figure", "beside", "verdict"), r)) for r in rows]}, f, indent=1)
sys.exit(1 if [f for f in failed if f != "device"] else 0)
