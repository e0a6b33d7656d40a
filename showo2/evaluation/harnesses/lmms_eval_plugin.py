"""The plug-in for lmms-eval, under the entry point `lmms_eval.models`. The model's module is imported only
when lmms-eval uses it."""

from lmms_eval.models.registry_v2 import ModelManifest


def manifest() -> ModelManifest:
    """The name of the model, and its class."""
    return ModelManifest(
        model_id="showo2", chat_class_path="showo2.evaluation.harnesses.lmms_eval_model.Showo2"
    )
