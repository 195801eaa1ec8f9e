"""Made-up customers, tellers and a lobby manager on a real lobby: the demo, drills, load, and later what-ifs.

The people are a SimPy model; whatever they do, they do through `shared.operations` on a real store. The same model runs
as fast as it can (`Practice.run`: the clock is the model's, and a seed always gives the same day) or paced by the real
clock (`Practice.play`: other people may press keys in the same lobby meanwhile).
"""

from shared.practice.clock import PracticeClock
from shared.practice.figures import Figures
from shared.practice.model import Practice, Seat, seats
from shared.practice.outcome import Outcome, outcome

__all__ = ["Figures", "Outcome", "Practice", "PracticeClock", "Seat", "outcome", "seats"]
