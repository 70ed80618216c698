# Households: members with role and dates, moves between households, children.
