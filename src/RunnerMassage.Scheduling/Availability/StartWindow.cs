namespace RunnerMassage.Scheduling.Availability;

/// <summary>
/// A stretch of open time with one offset from UTC, in minutes of <see cref="MinuteClock"/>: a massage may start at
/// <paramref name="Anchor"/> plus any multiple of the slot interval within [<paramref name="From"/>, <paramref name="Until"/>)
/// if it ends by <paramref name="Close"/>. A range of hours that contains a clock change is several windows with one close.
/// </summary>
/// <param name="From">Earliest start.</param>
/// <param name="Until">First minute that is no start of this window any more.</param>
/// <param name="Close">When the range of hours ends; a massage may end then, its buffer may go on.</param>
/// <param name="Anchor">Where the local clock of this offset shows the opening of the range; the grid counts from it, to both sides.</param>
/// <param name="Day">Index of the local date among the days of the facts.</param>
public readonly record struct StartWindow(int From, int Until, int Close, int Anchor, int Day);
