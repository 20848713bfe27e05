# Wat van het systeem afhangt.

system-handed-over = Archipel is al open: het venster komt naar voren en opent wat het krijgt.
system-no-opengl = OpenGL ontbreekt of werkt hier niet: het venster wordt op een andere manier getekend.
