"""Upper limits on the parameters of requests to the app; the library's own are wider (see
`showo2.parameters`)."""

from showo2.parameter_fields import Limits

LIMITS: Limits = {
    "prompt": 2000,  # characters
    "text": 2000,
    "num_inference_steps": 100,
    "guidance_scale": 20,
    "num_images": 4,
    "max_scenes": 8,
    "max_pictures": 8,
    "max_new_tokens": 1024,
}
MAX_PROMPT_LENGTH = int(LIMITS["prompt"])
MAX_SCENES = int(LIMITS["max_scenes"])
