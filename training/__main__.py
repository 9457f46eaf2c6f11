"""Command line of the training: `run` does everything, the others one step.

`train` and `export` are stage one: the trunk with all heads. `attribution` is stage two: the branch that reads
attributions is trained on the exported trunk and put onto it, its decisions are chosen, and its figures replaced.
"""

import argparse
import logging
import shutil
from pathlib import Path

import torch

from training import card
from training.attribution import BranchPlan, BranchRun, load_branch
from training.decisions import choose, write
from training.evaluate import ATTRIBUTION, evaluate
from training.export import export, pieces_trained
from training.graft import graft
from training.loop import Plan, Run

RUNS = Path(__file__).parent / "runs"
RESULTS = Path(__file__).parent / "results.json"
PACKAGED = Path(__file__).parents[1] / "src" / "whence" / "extract" / "model"


def main() -> None:
    """Parse the command line and do what it says."""
    parser = argparse.ArgumentParser(
        prog="python -m training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=["run", "train", "export", "attribution", "evaluate"])
    parser.add_argument("--folder", type=Path, default=RUNS / "default", help="checkpoints; resumed if unfinished")
    parser.add_argument("--pieces", type=int, default=Plan().pieces, help="stage one, in word pieces (1,000 a second)")
    parser.add_argument("--branch-pieces", type=int, default=BranchPlan().pieces, help="the same of stage two")
    parser.add_argument("--from", dest="start", default=Plan().start, help="an exported model to go on from")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--model", type=Path, default=PACKAGED, help="where the exported model goes")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(args.threads)
    if args.command in ("run", "train"):
        Run(args.folder, Plan(pieces=args.pieces, start=args.start)).to_end()
    if args.command in ("run", "export"):
        export(args.folder / "checkpoint.pt", args.model)
        export(args.folder / "checkpoint.pt", args.folder / "fp32", quantized=False)
    if args.command in ("run", "attribution"):
        BranchRun(args.folder, BranchPlan(pieces=args.branch_pieces), args.model).to_end()
        finish_branch(args.folder, args.model)
    if args.command in ("run", "evaluate"):
        report(args.model, args.folder)
    if args.command == "attribution":
        report_branch(args.model, args.folder)


def finish_branch(folder: Path, model: Path) -> None:
    """Put the trained branch onto the exported trunk, choose its decisions, and make a twin of floats to compare."""
    branch = load_branch(folder / "branch.pt")
    graft(branch, model)
    chosen = choose(model)
    twin = folder / "fp32"
    if not twin.exists():  # stage two alone: the trunk is int8, the branch of floats
        twin = folder / "fp32-branch"
        shutil.copytree(model, twin, dirs_exist_ok=True)
    graft(branch, twin, quantized=False)
    write(twin, chosen)


def report(model: Path, folder: Path) -> None:
    """Measure the packaged and the full model; print, save and write the card."""
    results = {"int8": evaluate(model, folder / "predictions"), "fp32": evaluate(folder / "fp32")}
    history = folder / "history.txt"
    said = history.read_text(encoding="utf-8").strip() if history.exists() else ""
    pieces = pieces_trained(folder / "checkpoint.pt"), pieces_trained(folder / "branch.pt")
    card.publish(card.Outcome(*pieces, said, results), RESULTS, model)


def report_branch(model: Path, folder: Path) -> None:
    """Measure attribution alone: the trunk, and so every other head, is as it was."""
    before = card.Outcome.read(RESULTS)
    variants = {"int8": model, "fp32": folder / "fp32-branch"}
    found = {name: evaluate(path, folder / "predictions", ATTRIBUTION) for name, path in variants.items()}
    results = {name: {**before.results[name], **figures} for name, figures in found.items()}
    pieces = pieces_trained(folder / "branch.pt")
    card.publish(card.Outcome(before.pieces, pieces, before.history, results), RESULTS, model)


if __name__ == "__main__":
    main()
