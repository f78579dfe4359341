"""Forms that programs may fill in; apps above register what they are."""
