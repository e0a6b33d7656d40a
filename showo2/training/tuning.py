"""A run on people's own data: from a configuration to a LoRA or a checkpoint in a folder."""

import json
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import torch
from accelerate import PartialState
from torch import Tensor

from showo2.atomic_files import atomic_file, atomic_folder
from showo2.checkpoints import Checkpoint
from showo2.errors import OtherSettings
from showo2.loading.devices import default_dtype, resolve_device
from showo2.loading.loader import Components, load, save_weights
from showo2.loading.lora import add_lora, is_lora_name, lora_config, lora_parameters, save_lora
from showo2.loading.vae_files import VAE_FOLDER, write_vae
from showo2.prompts import Prompts
from showo2.training.abilities import taught_tasks, with_tasks
from showo2.training.activation_checkpointing import checkpoint_activations
from showo2.training.collation import Collator
from showo2.training.config import TrainingConfig
from showo2.training.data.file_batches import FileBatches, LatentEncoder
from showo2.training.data.latent_files import LatentFiles
from showo2.training.data.preprocessing import Geometry, Preprocessor
from showo2.training.data.reading import BadRecord
from showo2.training.distributed import gather, process_rank, wait_for_all
from showo2.training.estimate import estimate
from showo2.training.loop import Trainer
from showo2.training.monitoring import ProgressBar, SampleLogger, TensorBoardWriter
from showo2.training.recipe import Stage
from showo2.training.run_log import RunLog
from showo2.training.sharding import ShardedModel, fsdp_settings, is_sharding
from showo2.training.state_files import NEWEST
from showo2.vae import VideoVAE

LORA_FOLDER, CHECKPOINT_FOLDER = "lora", "checkpoint"
SETTINGS = "settings.json"
# Of a configuration: what may change between parts of one run.
CHANGEABLE = ("out", "workers", "save_minutes", "keep", "log_steps", "samples", "checkpoint_activations")


@dataclass(frozen=True)
class TuningRun:
    """Trains as a configuration says, on the device of this process; several processes share the work."""

    config: TrainingConfig
    device: torch.device

    @classmethod
    def begin(cls, config: TrainingConfig, device: str | None = None) -> "TuningRun":
        """With the device of that name, or the one that accelerate gives this process. Raises NoDevice."""
        on_cpu = device == "cpu" or not torch.cuda.is_available()
        state = PartialState(cpu=on_cpu)
        if state.num_processes == 1:
            return cls(config, resolve_device(device))
        # accelerate numbers CPUs as well: "cpu:0".
        return cls(config, torch.device("cpu") if on_cpu else state.device)

    @property
    def folder(self) -> Path:
        return Path(self.config.out)

    @cached_property
    def components(self) -> Components:
        """The checkpoint to start from, with adapters where there is a LoRA, ready to be trained."""
        config = self.config
        # Frozen weights need no more precision than for drawing; trained ones do.
        dtype = torch.float32 if config.lora is None else default_dtype(self.device)
        # The device may have room for a shard only.
        device = self.device if self._fsdp is None else torch.device("cpu")
        loaded = load(config.checkpoint, device=device, dtype=dtype, quantization=config.quantization)
        if config.lora is not None:
            torch.manual_seed(config.seed)
            add_lora(loaded.model, self._lora_config)
        if config.checkpoint_activations or (self._fsdp and self._fsdp.activation_checkpointing):
            checkpoint_activations(loaded.model)
        loaded.model.train()
        if self._fsdp is None:
            return loaded
        return replace(loaded, vae=VideoVAE(loaded.vae.model.to(self.device)), device=self.device)

    @cached_property
    def _fsdp(self) -> Any:
        """accelerate's settings of FSDP, or None. Raises CannotShard."""
        return fsdp_settings(self.config) if is_sharding() else None

    @cached_property
    def sharded(self) -> ShardedModel | None:
        """Changes the model into this process's shard of it, where there is FSDP."""
        if self._fsdp is None:
            return None
        return ShardedModel(self.components.model, self.device, self._fsdp.reshard_after_forward)

    @property
    def _lora_config(self) -> Any:
        lora = self.config.lora
        assert lora is not None
        return lora_config(lora.parts, lora.rank, lora.alpha, lora.dropout, self.config.checkpoint)

    @cached_property
    def batches(self) -> FileBatches:
        """The data, read and encoded. Raises NoTrainingData, BadTrainingData, ValueError for sizes."""
        components, config = self.components, self.config
        files = LatentFiles(self.folder / "latents") if config.latents else None
        vae, special = components.vae, components.tokenizer.special
        geometry = Geometry.of(
            components.checkpoint,
            vae.spatial_compression,
            vae.temporal_compression,
            size=config.size,
            bucketed=config.buckets,
            num_frames=config.num_frames,
        )

        def make_preparer(stage: Stage) -> Preprocessor:
            return Preprocessor(
                components.checkpoint,
                Prompts(components.tokenizer),
                geometry,
                min(config.max_tokens or 2**31, components.checkpoint.max_tokens),
                stage.prompt_dropout,
                stage.clean_share,
                files,
            )

        return FileBatches(
            config.data,
            make_preparer,
            LatentEncoder(vae, files),
            Collator(special.pad, special.image_pad, components.checkpoint.model.patch_size),
            config.seed,
            config.accumulation,
            config.workers,
            SkipLog(self.folder),
        )

    def trainer(self, *watchers: Any) -> Trainer:
        """What trains; nothing has begun."""
        config = self.config
        sharded = self.sharded  # before anyone looks at the parameters
        return Trainer(
            config.recipe,
            self.components.model,
            self.batches,
            self.folder,
            is_learned=is_lora_name if config.lora else lambda name: True,
            keep=config.keep,
            save_seconds=60 * config.save_minutes,
            log_steps=config.log_steps,
            watchers=watchers,
            sharded=sharded,
        )

    def run(self) -> Path:
        """Train, from the newest state where there is one; returns the folder of the result.

        Raises Stopped after Ctrl-C, OtherSettings for a folder of another run, and what reading data and
        writing files raise.
        """
        self._check_settings()
        first = process_rank() == 0
        board, trainer = TensorBoardWriter(self.folder if first else None), self.trainer()
        state = trainer.load_state()
        stages = self.config.stages
        left = {
            number: stage.steps - (state["step"] if number == state["stage"] else 0)
            for number, stage in enumerate(stages)
            if number >= state["stage"]
        }
        together = self.sharded is not None
        if first or together:
            text = estimate(trainer, self.config.accumulation, left).text
            if first:
                print(text, flush=True)
        total = sum(stage.steps for stage in stages)
        bar = ProgressBar(total, total - sum(left.values()), shown=first)
        sampler = SampleLogger(self.config.samples, self.components, self.folder if first else None, board)
        sampler.check()
        watchers = (bar, board, sampler) if first or together else ()
        try:
            replace(trainer, watchers=watchers).run()
        finally:
            board.close()
            bar.close()
        wait_for_all()
        return self.export()

    def export(self) -> Path:
        """Write the model, which holds the averaged weights, as a LoRA or a checkpoint.

        Raises CannotWrite."""
        target = self.folder / (LORA_FOLDER if self.config.lora else CHECKPOINT_FOLDER)
        model = self.components.model
        weights = gather(lora_parameters(model) if self.config.lora else dict(model.named_parameters()))
        if process_rank() == 0:
            with atomic_folder(target) as folder:
                self._write(weights, folder)
        return target

    def _write(self, weights: dict[str, Tensor], folder: Path) -> None:
        components = self.components
        tasks = taught_tasks(self.config.data)
        if self.config.lora is not None:
            save_lora(weights, self._lora_config, folder, [task.value for task in tasks])
            return
        save_weights(weights, self._checkpoint(components.checkpoint), folder)
        components.tokenizer.save(folder)
        write_vae(components.files.vae_path, folder / VAE_FOLDER)

    def _checkpoint(self, start: Checkpoint) -> Checkpoint:
        tasks = with_tasks(start, taught_tasks(self.config.data))
        sizes = start.resolutions if self.config.size is None else (self.config.size, *start.resolutions)
        return replace(
            start,
            name=self.folder.name,
            tasks=tasks,
            resolutions=tuple(dict.fromkeys(sizes)),
            num_frames=self.config.num_frames or start.num_frames,
            repo=None,
            tokenizer_repo=None,
            vae_repo=None,
        )

    def _check_settings(self) -> None:
        """Keep the configuration beside the run, and refuse another one for the same run."""
        file = self.folder / SETTINGS
        settings = json.loads(json.dumps(asdict(self.config)))
        if file.exists() and (self.folder / NEWEST).exists():
            before = json.loads(file.read_text(encoding="utf-8"))
            changed = [
                name
                for name, value in settings.items()
                if name not in CHANGEABLE and before.get(name) != value
            ]
            if changed:
                raise OtherSettings(folder=self.folder, differences=", ".join(changed))
        if process_rank() == 0:
            with atomic_file(self.folder, SETTINGS) as path:
                path.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


class SkipLog:
    """Names each record that is left out once, in the log of a run."""

    def __init__(self, folder: Path) -> None:
        self._log, self._named = RunLog(folder / "log.jsonl"), set[str]()

    def __call__(self, record: BadRecord) -> None:
        if record.where not in self._named:
            self._named.add(record.where)
            self._log(event="skipped", where=record.where, reason=record.reason, count=len(self._named))
