# What an administrator sets: work forms, rules with their sources, regions.
