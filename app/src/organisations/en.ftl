# Organisations of the network, their members and switches.
organisations-kind = Kind of organisation
organisations-kind-arbeidszorg = Centre for work care (arbeidszorg)
organisations-kind-maatwerk = Customised-work company (maatwerk)
organisations-kind-ocmw = OCMW (municipal welfare)
organisations-kind-caw = CAW (general welfare work)
organisations-kind-vdab = VDAB (employment service)
organisations-kind-umbrella = Umbrella body
organisations-kind-union = Trade union
organisations-kind-community = Community work
organisations-kind-employer = Employer
organisations-kind-province = Province or funder
organisations-kind-partner = Other partner
organisations-municipality = Municipality
organisations-municipality-hint = The municipality of the main seat. You may leave this empty.
organisations-no-such-municipality = We do not know this municipality. Write its full present name (after the mergers of 2025).
organisations-insz = National numbers
organisations-lead = Who works together in this network.
organisations-new = Add organisation
organisations-save = Save organisation
organisations-said-saved = The organisation is saved.
organisations-inactive = no longer takes part
organisations-active = Takes part in the network
organisations-active-hint = When an organisation no longer takes part, nobody can be invited for it. Whoever works there keeps the account until you close it.
organisations-insz-on = Keeps them
organisations-insz-off = No
organisations-insz-why = A national number may be kept only on a legal ground. Without it this stays off.
organisations-insz-tick = This organisation keeps national numbers
organisations-ground = On what ground?
organisations-ground-hint = For instance the law, decree or authorisation, with its date.
organisations-ground-missing = Write on what ground the organisation may keep these numbers.
organisations-name-taken = There is an organisation with this name already.
organisations-street = Street and number
organisations-members = Members
organisations-members-of = Members of { $name }
organisations-no-members = No members yet.
organisations-from = Member from { $day }
organisations-until = up to { $day }
organisations-leaves = Leaves
organisations-last-day = Last day
organisations-leave-go = Note last day
organisations-until-before-from = The last day lies before the first. Choose a later one.
organisations-join = Add a member
organisations-join-go = Add member
organisations-first-day = First day
organisations-choose = Choose an organisation
organisations-numbers-stay = { $n ->
    [one] 1 national number is still kept.
   *[other] { $n } national numbers are still kept.
}
organisations-numbers-why = This organisation may not keep numbers any more. Nobody can show them now. Erase them: this cannot be undone.
organisations-numbers-erase = { $n ->
    [one] Erase the number
   *[other] Erase { $n } numbers
}
organisations-said-erased = The numbers are erased.
organisations-kind-consents = { $n ->
    [one] One consent lets this organisation read now. Of another kind it reads only what that kind may. The rest rests, and the person sees so.
   *[other] { $n } consents let this organisation read now. Of another kind it reads only what that kind may. The rest rests, and each person sees so.
}
organisations-consents-rest = { $n ->
    [one] One consent lets this organisation read now. It then rests: it reads nothing any more, and the person sees so among the own consents.
   *[other] { $n } consents let this organisation read now. They then rest: it reads nothing any more, and each person sees so among the own consents.
}
