"""What a checkpoint can do in the storybook world, in numbers and contact sheets."""
