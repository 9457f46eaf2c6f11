"""What a prediction got wrong, by cause: one file a task.

A fault is read off the alignment that the task's score counts, and knows what putting it right would add to those
counts. So a class of faults can be weighed: the figure with it put right, less the figure as it is.
"""
