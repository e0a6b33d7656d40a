"""The comparisons that Show-o2's paper makes, on small models of the storybook world."""
