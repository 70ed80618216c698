# Appointments: the next date of everybody.
